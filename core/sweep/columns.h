/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The columns of a store's runs. Private to core/sweep, but for the row that store.h
 * shows. */

#pragma once

#include "core/sweep/store.h"

/* Returns: (element-type MurStoreColumn): run, the swept parameters, the scalars, status,
 * message, seconds, fingerprint, session */
GArray *mur_store_columns_new (const MurSweep *sweep);
/* "INTEGER", "REAL" or "TEXT" */
const char *mur_store_column_type (const MurStoreColumn *self);
guint mur_store_columns_n_scalars (const GArray *columns);
/* All of them, as SQL takes them. */
char *mur_store_columns_format (const GArray *columns);
