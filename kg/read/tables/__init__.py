"""Tables printed in a text: found, cut into rows and cells, read as entries."""
