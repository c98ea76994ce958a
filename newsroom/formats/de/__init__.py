"""German as newspapers write dates: 2. März 2026, 14:05 Uhr."""
