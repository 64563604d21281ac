/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

/* Whether @text is anywhere in @bytes, which may hold zeros. */
gboolean mur_test_holds (GBytes *bytes, const char *text);
