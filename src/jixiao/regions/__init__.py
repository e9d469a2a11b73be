"""What differs from region to region, as data: rubric packs, each value with source and certainty.

A region is a folder. Adding one needs no code: ``packs/*.yaml`` in the form of docs/rubrics.md.
"""
