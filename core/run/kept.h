/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The checkpoints of a history, in order of steps, within the memory that they may take.
 * Each knows what it costs to come to it from the beginning, in seconds of stepping.
 * Private to core/run. */

#pragma once

#include "core/run/job-private.h"

typedef struct
{
  MurJobState state;
  double cost;
} MurKept;

typedef struct
{
  GArray *states; /* of MurKept */
  gsize n_bytes, most_bytes;
  double making; /* seconds that the last one took */
  gboolean is_too_large;
} MurKeptStates;

/* From where the past is looked at, as costs. */
typedef struct
{
  double present;
  double past; /* NaN: it is not */
} MurKeptSight;

void mur_kept_init (MurKeptStates *self, gsize most_bytes);
void mur_kept_clear (MurKeptStates *self);

/* Returns: (nullable): the last one at @step or before it; until the next change */
const MurKept *mur_kept_find (const MurKeptStates *self, guint64 step);
/* Returns: (nullable): the last one that has taken at most @n_changes of the log */
const MurKept *mur_kept_find_changes (const MurKeptStates *self, guint n_changes);

/* Keeps the state of @job, to which it took @cost to come, unless there is one close by,
 * or it would not fit. Some that are least missed from @sight are given up for it. */
void mur_kept_add (MurKeptStates *self, MurJob *job, double cost, MurKeptSight sight);
/* How far apart they should be, in seconds of stepping: as long as it takes to make
 * @makings of them, or longer. */
double mur_kept_spacing (const MurKeptStates *self, double makings);

/* Gives up those that have taken more than @n_changes of the log. */
void mur_kept_forget_changes (MurKeptStates *self, guint n_changes);
/* Gives up those after @step. */
void mur_kept_forget_after (MurKeptStates *self, guint64 step);
