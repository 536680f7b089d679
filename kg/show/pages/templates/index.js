// The overview: Chinese or English, and a search box that leads to the policy in the citation network.
(() => {
  const root = document.documentElement;
  const button = document.getElementById("language");
  const data = document.getElementById("data");
  const show = (language) => {
    if (data) document.getElementById("search").placeholder = document.getElementById("search").dataset[language];
    root.className = language;
    root.lang = language === "en" ? "en" : "zh-CN";
    button.textContent = language === "en" ? "中文" : "EN";
  };
  button.addEventListener("click", () => show(root.className === "en" ? "zh" : "en"));
  if (location.hash === "#en") show("en");
  if (data) {
    const { page, entries } = JSON.parse(data.textContent);
    const search = document.getElementById("search"), results = document.getElementById("results");
    const folded = entries.map((entry) => [fold([entry.title, entry.number, ...entry.also].join("\n")), entry]);
    search.addEventListener("input", () => {
      const wanted = fold(search.value);
      const found = wanted ? folded.filter(([words]) => words.includes(wanted)).slice(0, 12) : [];
      results.hidden = !found.length;
      results.replaceChildren(...found.map(([, entry]) => {
        const item = document.createElement("li"), link = document.createElement("a"), number = document.createElement("span");
        link.href = page + "#" + encodeURIComponent(entry.key);
        link.textContent = entry.title + " ";
        number.className = "number";
        number.textContent = entry.number;
        link.append(number);
        item.append(link);
        return item;
      }));
    });
    search.addEventListener("keydown", (event) => {
      const first = results.querySelector("a");
      if (event.key === "Enter" && first) first.click();
      else if (event.key === "Escape") results.hidden = true;
    });
    document.addEventListener("keydown", (event) => {
      if (event.key === "/" && event.target !== search) { search.focus(); event.preventDefault(); }
    });
  }
  root.dataset.ready = String(Math.round(performance.now()));
})();
