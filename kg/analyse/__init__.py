"""The graph to answers.

In: `Records`, read once from the store of a build. Out: networks, chains, cascades, rankings, comparisons of
targets, lists of duties, each as values or as a `Table`.
"""
