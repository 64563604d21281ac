/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A check that memory suffices before it is taken. Private to core/oscillators. */

#pragma once

#include <glib.h>

/* TRUE where @n × @bytes are there now; else an error about "count" with @what it would
 * be for. */
gboolean mur_memory_check (gsize n, gsize bytes, const char *what, GError **error);
