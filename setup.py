"""What setup.cfg cannot say: vocabularies and sample corpus stand beside the package and travel inside it."""

from setuptools import find_packages, setup

setup(
    packages=[
        *find_packages(include=["kg", "kg.*"]),
        "kg.corpus",
        "kg.ontology",
        "kg.ontology.queries",
        "kg.show.explorer.templates",
        "kg.show.pictures.templates",
    ],
    package_dir={"kg.corpus": "corpus", "kg.ontology": "ontology"},
)
