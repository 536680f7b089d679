// The page of rankings in Chinese or English.
(() => {
  const root = document.documentElement;
  const button = document.getElementById("language");
  const show = (language) => {
    root.className = language;
    root.lang = language === "en" ? "en" : "zh-CN";
    button.textContent = language === "en" ? "中文" : "EN";
  };
  button.addEventListener("click", () => show(root.className === "en" ? "zh" : "en"));
  if (location.hash === "#en") show("en");
  root.dataset.ready = String(Math.round(performance.now()));
})();
