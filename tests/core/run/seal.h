/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

/* A session or checkpoint that a test has changed, with the digest of what it now is,
 * so that the checks behind the digest are reached.
 * Returns: (transfer full) */
char *mur_test_seal (const char *text);
