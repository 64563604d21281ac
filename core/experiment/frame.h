/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Frames: an immutable picture of a run in numbers.
 *
 * A frame has named tables and named scalars, in the order they were added. It is built
 * by one owner and immutable from the moment it is shared; references are atomic. */

#pragma once

#include "core/base/table.h"
#include "core/experiment/description.h"

typedef struct _MurFrame MurFrame;

MurFrame *mur_frame_new (void);
MurFrame *mur_frame_ref (const MurFrame *self);
void mur_frame_unref (MurFrame *self);

/* Takes @table. */
void mur_frame_add_table (MurFrame *self, const char *name, MurTable *table);
void
mur_frame_add_scalar (MurFrame *self, const char *name, const char *unit, double value);

guint mur_frame_n_tables (const MurFrame *self);
const char *mur_frame_table_name (const MurFrame *self, guint index);
/* Returns: (nullable): borrowed */
const MurTable *mur_frame_table (const MurFrame *self, const char *name);

guint mur_frame_n_scalars (const MurFrame *self);
const char *mur_frame_scalar_name (const MurFrame *self, guint index);
const char *mur_frame_scalar_unit (const MurFrame *self, guint index);
/* NaN where there is none of that name. */
double mur_frame_scalar (const MurFrame *self, const char *name);

/* What the frame holds; both outlive it. A job does this for the frames of its
 * experiment. */
void mur_frame_set_description (MurFrame *self,
                                const MurTableDescription *tables,
                                const MurQuantity *scalars);
/* Returns: (nullable): (transfer none): %NULL for what is not described */
const MurTableDescription *mur_frame_describe_table (const MurFrame *self,
                                                     const char *table);
const MurQuantity *
mur_frame_describe_column (const MurFrame *self, const char *table, const char *column);
const MurQuantity *mur_frame_describe_scalar (const MurFrame *self, const char *name);

/* What the run says of itself at that place, for people: one line, without a full stop.
 * It is in no fingerprint. @note: (nullable): (transfer full) */
void mur_frame_set_note (MurFrame *self, char *note);
const char *mur_frame_note (const MurFrame *self); /* nullable */

/* SHA-256, in hexadecimal, over names, labels and the exact bits of all numbers but for
 * those that are described as derived. */
char *mur_frame_fingerprint (const MurFrame *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MurFrame, mur_frame_unref)
