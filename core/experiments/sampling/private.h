/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the files of the experiment share: parameters, the two sets of points, measures
 * of their evenness, integrals, the run and its frame. Private to sampling and its
 * tests. */

#pragma once

#include "core/experiment/experiment.h"
#include "core/sampling/discrepancy-cells.h"
#include "core/sampling/discrepancy-pairs.h"
#include "core/sampling/discrepancy-star.h"
#include "core/sampling/discrepancy.h"
#include "core/sampling/integrands.h"
#include "core/sampling/sampler.h"

extern const MurParameter mur_sampling_parameters[];
extern const MurPreset mur_sampling_presets[];
extern const MurInput mur_sampling_inputs[];
extern const MurIdle mur_sampling_idle[];
extern const MurTableDescription mur_sampling_tables[];
extern const MurQuantity mur_sampling_scalars[];

/* A sequence with its points, of which the run has taken in the first few. */
typedef struct
{
  MurSampler *sampler; /* nullable: the points are a person's */
  MurSamplerSettings settings;
  MurVector **vectors;   /* a dimension: room for all points */
  double **columns;      /* their values */
  MurTable *brought;     /* (nullable): the person's points, for what they are called */
  gboolean is_stretched; /* and have lost their unit */
  guint dimensions;
} MurSamplingPoints;

enum
{
  MUR_SAMPLING_SEQUENCE,
  MUR_SAMPLING_REFERENCE,
  MUR_SAMPLING_N_SETS
};

/* The names of the two in the frame: "sequence", "reference". */
extern const char *const mur_sampling_names[MUR_SAMPLING_N_SETS];

/* What makes both sets, of a table "points" as if the reference were there twice;
 * refused where there are no such points, or no memory for them. */
gboolean mur_sampling_points_read (MurSamplerSettings settings[MUR_SAMPLING_N_SETS],
                                   const MurParameters *parameters,
                                   const MurInputs *inputs,
                                   GError **error);
/* The memory that both take; G_MAXUINT64 stands for more than can be counted. */
guint64
mur_sampling_points_bytes (const MurSamplerSettings settings[MUR_SAMPLING_N_SETS]);

/* Both sets as @parameters and the table "points" of @inputs describe them, with room
 * for their points but none of a sampler's made yet. */
gboolean mur_sampling_points_init (MurSamplingPoints sets[MUR_SAMPLING_N_SETS],
                                   const MurParameters *parameters,
                                   const MurInputs *inputs,
                                   GError **error);
void mur_sampling_points_clear (MurSamplingPoints *self);
/* Points @first up to @end of both. */
void mur_sampling_points_fill (MurSamplingPoints *sets,
                               gsize first,
                               gsize end,
                               MurPool *pool);
/* (transfer full): the first @n points */
MurTable *mur_sampling_points_table (const MurSamplingPoints *self, gsize n);

/* Bounds of the cost: up to so many points the star discrepancy is taken, up to so many
 * the sums over pairs, and so many enter the correlations. */
#define MUR_SAMPLING_STAR_LIMIT 16384
gsize mur_sampling_pairwise_limit (guint dimensions);
gsize mur_sampling_correlation_limit (guint dimensions);

/* The star discrepancies of all pairs of dimensions are those of the first points, up
 * to so many, and are taken up to so many dimensions. */
#define MUR_SAMPLING_PAIR_POINTS 1000
#define MUR_SAMPLING_PAIR_DIMENSIONS 64

/* What tells bad pairs of dimensions from good ones: pair_measure. */
typedef enum
{
  MUR_PAIR_CORRELATION,
  MUR_PAIR_STAR,
  MUR_N_PAIR_MEASURES
} MurPairMeasure;

/* What becomes of the columns of a table: scale. */
typedef enum
{
  MUR_SAMPLING_AS_IS,
  MUR_SAMPLING_STRETCHED, /* over 0 to 1 */
  MUR_N_SAMPLING_SCALES
} MurSamplingScale;

/* How even one set is. */
typedef struct
{
  MurStar *star;
  MurDiscrepancy *pairwise;
  MurCells cells;
  MurStarBox box;                     /* its value NaN beyond the limit */
  double values[MUR_N_DISCREPANCIES]; /* NaN beyond the limit */
} MurSamplingUniformity;

/* The integrals of one set. */
typedef struct
{
  guint n_replicates;
  MurSampler **samplers; /* of the replicates; the first is %NULL: the set itself */
  double *sums;          /* of a replicate */
} MurSamplingIntegral;

typedef struct
{
  double error, lower, upper;
} MurSamplingSpread;

/* What tables for pictures share from frame to frame. */
typedef struct
{
  MurVector *numbers;          /* nullable: 1, 2, 3, …: as many as may be wanted */
  MurVector *heights;          /* nullable: of as many points in one dimension */
  MurVector *cell_i, *cell_j;  /* nullable: of the square of pairs */
  MurVector *cells;            /* nullable: its values, … */
  MurVector *excess;           /* nullable: beyond those of random points, … */
  gsize n_correlated, n_stars; /* … for these numbers of points and pairs */
} MurSamplingPictures;

enum
{
  MUR_SAMPLING_HIT,
  MUR_SAMPLING_MISS
};

/* Points by whether they are in the quarter disc. */
typedef struct
{
  MurVector
    *vectors[MUR_SAMPLING_N_SETS][2];      /* nullable: room for all that are split */
  double *columns[MUR_SAMPLING_N_SETS][2]; /* their values */
  gsize n_filled;
} MurSamplingDisc;

typedef struct
{
  MurPool *pool;
  MurSamplingPoints sets[MUR_SAMPLING_N_SETS];
  MurIntegrand *integrand;
  MurIntegrandKind integrand_kind;
  gsize count;
  guint dimensions;
  guint x, y;    /* the pair shown, from 0; alike in one dimension */
  guint n_cells; /* a side */
  guint n_replicates;
  gsize n_filled; /* points made */
  MurPairMeasure pair_measure;
  double *pair_stars;        /* all there may be; %NULL where they are not asked for */
  gsize n_pair_stars_filled; /* of them made */
  double
    random_star; /* what random points have in their place; NaN where not asked for */

  /* What follows from the points so far. */
  gsize n;
  guint64 n_steps;
  MurSamplingUniformity uniformity[MUR_SAMPLING_N_SETS];
  MurSamplingIntegral integrals[MUR_SAMPLING_N_SETS];
  MurPairs *pairs;
  gsize n_pair_stars;       /* pairs whose star discrepancy counts */
  GArray *discrepancy_rows; /* of MurSamplingDiscrepancyRow */
  const double
    *known_rows;      /* (nullable): of pairs of points, while a state is restored:
                               MUR_SAMPLING_N_PAIRWISE values a row … */
  gsize n_known_rows; /* … of so many that are still to come */
  GArray *integration_rows; /* of MurSamplingIntegrationRow */

  /* Kept for the next frame. */
  MurVector *pair_columns[4]; /* i, j, base_i, base_j */
  MurVector *correlations;
  gsize n_correlated;
  MurSamplingPictures pictures;
  MurSamplingDisc disc;
} MurSampling;

typedef struct
{
  double n;
  double star[MUR_SAMPLING_N_SETS];
  double values[MUR_SAMPLING_N_SETS][MUR_N_DISCREPANCIES];
} MurSamplingDiscrepancyRow;

#define MUR_SAMPLING_N_PAIRWISE (MUR_SAMPLING_N_SETS * MUR_N_DISCREPANCIES)

typedef struct
{
  double n;
  MurSamplingSpread spread[MUR_SAMPLING_N_SETS];
} MurSamplingIntegrationRow;

/* From nothing; and all that points @first up to @end add. */
void mur_sampling_uniformity_reset (MurSampling *self);
void mur_sampling_uniformity_clear (MurSampling *self);
void mur_sampling_uniformity_add (MurSampling *self, gsize first, gsize end);

/* FALSE with @error where a point is refused. */
gboolean mur_sampling_take_steps (MurSampling *self, guint64 n_steps, GError **error);
/* The exact state of a run; and that of one that has just begun. */
void mur_sampling_save (MurRun *run, MurArchive *archive);
gboolean mur_sampling_restore_state (MurSampling *self,
                                     const MurArchive *archive,
                                     GError **error);

/* The star discrepancies of pairs, a portion a step. */
void mur_sampling_pairs_init (MurSampling *self, MurPairMeasure measure);
/* Returns: whether all that are asked for are there */
gboolean mur_sampling_pairs_are_complete (const MurSampling *self);
/* The part of them that is there, 0 … 1. */
double mur_sampling_pairs_progress (const MurSampling *self);
/* The next portion, once enough points have arrived. */
void mur_sampling_pairs_add (MurSampling *self);
/* (transfer full): all pairs, and the worst one by the measure as scalars */
MurTable *mur_sampling_pairs_table (MurSampling *self);
void mur_sampling_pairs_add_worst (const MurSampling *self,
                                   const MurTable *pairs,
                                   MurFrame *frame);

/* What @parameters say is to be integrated, in so many dimensions. */
MurIntegrand *mur_sampling_make_integrand (const MurParameters *parameters,
                                           guint dimensions,
                                           GError **error);
/* Integrand and replicates as @parameters describe them. */
gboolean mur_sampling_integration_init (MurSampling *self,
                                        const MurParameters *parameters,
                                        GError **error);
void mur_sampling_integration_reset (MurSampling *self);
void mur_sampling_integration_clear (MurSampling *self);
gboolean mur_sampling_integration_add (MurSampling *self,
                                       gsize first,
                                       gsize end,
                                       GError **error);
/* The integral that the points of a set give so far. */
double mur_sampling_estimate (const MurSampling *self, guint set);

MurFrame *mur_sampling_frame (MurRun *run);

/* The derived tables; @pairs: the table of all pairs */
void
mur_sampling_add_pictures (MurSampling *self, const MurTable *pairs, MurFrame *frame);
/* The roots of those columns of @table that hold squares. */
void mur_sampling_add_roots (MurTable *table);
void mur_sampling_pictures_clear (MurSamplingPictures *self);

/* Where the quarter disc is what is integrated, over a pair of dimensions. */
void mur_sampling_add_disc (MurSampling *self, MurFrame *frame);
void mur_sampling_disc_clear (MurSamplingDisc *self);
