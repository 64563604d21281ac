/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the files of the experiment share: pairs and their subtractions, growth, sums, and
 * the number whose bits are shown. Private to precision and its tests. */

#pragma once

#include "core/experiment/experiment.h"
#include "core/precision/subtractions.h"
#include "core/precision/sums.h"
#include "core/precision/terms.h"

extern const MurParameter mur_precision_parameters[];
extern const MurPreset mur_precision_presets[];
extern const MurInput mur_precision_inputs[];
extern const MurIdle mur_precision_idle[];
extern const MurTableDescription mur_precision_tables[];
extern const MurQuantity mur_precision_scalars[];

/* How arithmetic is done. */
typedef struct
{
  MurRounding rounding;
  MurContraction contraction;
} MurPrecisionArithmetic;

enum
{
  MUR_PRECISION_R1,
  MUR_PRECISION_R2,
  MUR_PRECISION_N_STREAMS
};

/* @n first pairs: r1 in [0, 1), r2 in [0, 0.01). */
void mur_precision_draw (guint64 seed, gsize n, double *starts, double *steps);

/* The first few pairs in full: what the two ways of subtracting give. */
typedef struct
{
  gsize n;
  guint64 subtractions;
  MurVector *index, *starts, *steps, *direct, *stepwise, *differences, *units;

  /* Of the chosen one, after each subtraction; see mur_subtraction_errors(). */
  guint element; /* from 1 */
  MurVector *step, *values, *errors, *running;
} MurPrecisionPairs;

void mur_precision_pairs_init (MurPrecisionPairs *self,
                               const MurPrecisionArithmetic *arithmetic,
                               const MurParameters *parameters);
void mur_precision_pairs_choose (MurPrecisionPairs *self,
                                 const MurPrecisionArithmetic *arithmetic,
                                 guint element);
void mur_precision_pairs_clear (MurPrecisionPairs *self);
void mur_precision_pairs_add_tables (const MurPrecisionPairs *self, MurFrame *frame);
void mur_precision_pairs_add_steps (const MurPrecisionPairs *self, MurFrame *frame);

/* How the difference grows with the number of subtractions, over many pairs. */
typedef struct
{
  gsize n_draws;
  double *starts, *steps, *stepwise;
  guint64 now;           /* subtractions that the stepwise values have behind them */
  GArray *marks;         /* of guint64: after how many it is measured, ascending */
  guint n_measured;      /* of them */
  MurDifferences *rows;  /* of each mark */
  MurDifferences *parts; /* scratch: of each chunk of draws */
  guint64 chosen;        /* the number of subtractions of the other tables */
} MurPrecisionGrowth;

void mur_precision_growth_init (MurPrecisionGrowth *self,
                                const MurParameters *parameters);
void mur_precision_growth_clear (MurPrecisionGrowth *self);
gboolean mur_precision_growth_is_done (const MurPrecisionGrowth *self);
/* 0 … 1 of the subtractions. */
double mur_precision_growth_progress (const MurPrecisionGrowth *self);
/* Some milliseconds of it. */
void mur_precision_growth_advance (MurPrecisionGrowth *self,
                                   const MurPrecisionArithmetic *arithmetic,
                                   MurPool *pool);
void mur_precision_growth_add_table (const MurPrecisionGrowth *self, MurFrame *frame);
void mur_precision_growth_add_law (const MurPrecisionGrowth *self, MurFrame *frame);
void mur_precision_growth_add_scalars (const MurPrecisionGrowth *self, MurFrame *frame);
/* How far it is, and its law. */
void mur_precision_growth_add_course (const MurPrecisionGrowth *self, MurFrame *frame);
void mur_precision_growth_save (const MurPrecisionGrowth *self, MurArchive *archive);
gboolean mur_precision_growth_restore (MurPrecisionGrowth *self,
                                       const MurArchive *archive,
                                       GError **error);

/* Terms added by every method, in both formats. */
typedef struct
{
  MurTermSettings settings;
  MurTermOrder order;
  double *given; /* (nullable): a person's terms */
  gsize n;
  double *terms[MUR_N_SUM_FORMATS]; /* nullable: before they are made */
  gsize n_added;
  MurSum sums[MUR_N_SUM_FORMATS][MUR_N_SUM_METHODS];
  MurSum absolutes[MUR_N_SUM_FORMATS]; /* exact */
} MurPrecisionSums;

/* Whether a person's table "values" and the list typed can be added. */
gboolean mur_precision_sums_check (const MurParameters *parameters,
                                   const MurInputs *inputs,
                                   GError **error);
/* How many terms there are; of values that are refused it means nothing. */
gsize mur_precision_sums_count (const MurParameters *parameters,
                                const MurInputs *inputs);
/* Of values that were checked; takes a person's terms over. */
void mur_precision_sums_init (MurPrecisionSums *self,
                              const MurParameters *parameters,
                              const MurInputs *inputs);
void mur_precision_sums_clear (MurPrecisionSums *self);
gboolean mur_precision_sums_are_done (const MurPrecisionSums *self);
double mur_precision_sums_progress (const MurPrecisionSums *self);
void mur_precision_sums_advance (MurPrecisionSums *self,
                                 const MurPrecisionArithmetic *arithmetic,
                                 MurPool *pool);
void mur_precision_sums_add_table (const MurPrecisionSums *self,
                                   const MurPrecisionArithmetic *arithmetic,
                                   MurFrame *frame);
void mur_precision_sums_add_scalars (const MurPrecisionSums *self, MurFrame *frame);
void mur_precision_sums_save (const MurPrecisionSums *self, MurArchive *archive);
gboolean mur_precision_sums_restore (MurPrecisionSums *self,
                                     const MurArchive *archive,
                                     GError **error);

/* The number that is typed, and its bits. */
gboolean mur_precision_number_check (const MurParameters *parameters, GError **error);

typedef struct
{
  double value, error; /* the error: what is stored less what was typed */
  MurTable *bits, *neighbours;
} MurPrecisionNumber;

/* Of values that were checked. */
void mur_precision_number_read (MurPrecisionNumber *self,
                                const MurParameters *parameters);
void mur_precision_number_clear (MurPrecisionNumber *self);
void mur_precision_number_add_tables (const MurPrecisionNumber *self, MurFrame *frame);
void mur_precision_number_add_scalars (const MurPrecisionNumber *self, MurFrame *frame);

typedef struct
{
  MurPool *pool;
  MurPrecisionArithmetic arithmetic;
  MurPrecisionPairs pairs;
  MurPrecisionGrowth growth;
  MurPrecisionSums sums;
  MurPrecisionNumber number;
} MurPrecision;
