/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* From source to graph, by recursive descent of bounded depth. */

#pragma once

#include "core/expression/graph-private.h"
#include "core/expression/names-private.h"

/* Adds the formula to @graph. @root: its node; @n_parameters: how many occur, each from
 * the first to the last. */
gboolean mur_parse (const char *source,
                    const MurNames *names,
                    MurGraph *graph,
                    guint32 *root,
                    guint *n_parameters,
                    GError **error);
