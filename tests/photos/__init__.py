"""Tests of photographs."""
