"""Official Chinese as form and names: dates, numbers, labels, titles, regions, bodies, indicators."""
