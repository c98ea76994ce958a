"""Arabic as newspapers write dates: 2 مارس 2026، 14:05."""
