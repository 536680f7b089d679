// What is compared when something is looked for: no case, white space, brackets or quotes.
const fold = (words) => words.toLowerCase().normalize("NFKC").replace(/[\s〔〕[\]()﹝﹞【】《》“”"'·、,]/g, "");
