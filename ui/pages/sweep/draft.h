/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a parameter goes over, while a person writes it: texts, which need not be allowed
 * yet. */

#pragma once

#include "core/sweep/design.h"

typedef enum
{
  MUR_DRAFT_LINEAR,
  MUR_DRAFT_LOGARITHMIC,
  MUR_DRAFT_LIST,
  MUR_N_DRAFT_SCALES
} MurDraftScale;

typedef struct
{
  const MurParameter *parameter;
  MurDraftScale scale;     /* of no number: a list */
  char *from, *to, *count; /* of the first two */
  char *list;
} MurSweepDraft;

/* A useful range of @parameter around its value among @values: all choices, twenty seeds, or
 * about ten numbers. Returns: (transfer full): for mur_sweep_draft_free() */
MurSweepDraft *mur_sweep_draft_new (const MurParameter *parameter,
                                    const MurParameters *values);
/* What stands behind @axis. */
MurSweepDraft *mur_sweep_draft_new_of (const MurSweepAxis *axis);
void mur_sweep_draft_free (MurSweepDraft *self);

gboolean mur_sweep_draft_is_number (const MurSweepDraft *self);
/* "coupling=0:4:11", as mur_sweep_axis_parse() reads it; for a sequence of points, which
 * needs no count, "coupling=0:4". An error is about what only a person's texts can have
 * wrong: one that is blank, or far too many values. */
char *
mur_sweep_draft_format (const MurSweepDraft *self, MurDesignKind kind, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MurSweepDraft, mur_sweep_draft_free)
