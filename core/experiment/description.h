/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the frames of an experiment hold, as constant tables: every table, column and
 * scalar with its title, symbol, unit and a sentence. Readout, axes, files, help and
 * tests are made from them. */

#pragma once

#include <glib.h>

typedef enum
{
  /* Computed from other numbers of the frame for pictures, so the fingerprint leaves it
   * out. */
  MUR_DESCRIBED_DERIVED = 1 << 0,
  /* Its unit is that of a person's data: the one in the frame's table holds. */
  MUR_DESCRIBED_UNIT_OF_DATA = 1 << 1,
  /* Of a column: how far the run was, so that others against it show its course, and two
   * runs can be compared. */
  MUR_DESCRIBED_COURSE = 1 << 2,
  /* People see it, and the fingerprint leaves it out: it is measured, and never twice the
   * same, or goes with what is. */
  MUR_DESCRIBED_MEASURED = 1 << 3
} MurDescriptionFlags;

/* A column or a scalar. */
typedef struct
{
  const char *name;    /* "r"; "phi*" stands for phi1, phi2, … */
  const char *symbol;  /* (nullable): "r" */
  const char *title;   /* "Order parameter" */
  const char *unit;    /* (nullable): "rad/s" */
  const char *summary; /* one sentence */
  guint flags;
  const char
    *when; /* (nullable): not in every frame, and in which: "in one dimension" */
  const char
    *group; /* (nullable): of a scalar: what it is about, a heading of results */
} MurQuantity;

typedef struct
{
  const char *name;           /* "order" */
  const char *title;          /* "Order parameter" */
  const char *summary;        /* one sentence */
  const MurQuantity *columns; /* in order; ends with a %NULL name */
  guint flags;
  const char *when; /* as of a quantity */
} MurTableDescription;

/* Returns: (nullable): the row that describes @name; @rows: (nullable): ends with a
 * %NULL name */
const MurQuantity *mur_quantity_find (const MurQuantity *rows, const char *name);
const MurTableDescription *mur_table_description_find (const MurTableDescription *rows,
                                                       const char *name);

/* "Order parameter r" */
char *mur_quantity_label (const MurQuantity *self);
