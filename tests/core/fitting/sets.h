/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The reference sets of nonlinear regression of tests/fixtures/strd: data, models,
 * starts, certified values; and how many digits of a result agree with them. */

#pragma once

#include "core/base/table.h"
#include "core/fitting/model.h"

typedef struct
{
  char *name;    /* "Misra1a" */
  char *formula; /* in t, or x1 and x2, and p1, p2, … */
  guint n;       /* parameters */
  double *starts[2];
  double *certified; /* eleven digits */
  double *errors;    /* their standard deviations */
  double sum;        /* residual sum of squares */
  MurTable *table;   /* t or x1 and x2, and the response */
  MurModel *model;
} MurReferenceSet;

/* Returns: (element-type MurReferenceSet): all 27, by difficulty as they are published */
GPtrArray *mur_reference_sets (void);

/* A box that contains both starts and the certified values, @width times (1, 10) as
 * wide: half as much again on each side, at least a tenth of the size. */
void mur_reference_box (const MurReferenceSet *self,
                        double width,
                        double *lower,
                        double *upper);

/* Brings a solution to the equivalent one (terms exchanged, signs, periods that the
 * sampling cannot tell apart) that is nearest to the certified one; @errors: (nullable):
 * in the same order. */
void mur_reference_match (const MurReferenceSet *self, double *values, double *errors);

/* The least number of digits that agree, at most eleven. */
double mur_reference_digits (const double *values, const double *certified, guint n);
