"""Linky readings through a gateway of Conso API."""
