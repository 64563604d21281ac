/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Who drives whom: the couplings K_ij of n oscillators. Row i is the driven oscillator,
 * column j the one that drives it; the diagonal does nothing and reads as zero.
 *
 * A network keeps the least that its structure needs: nothing for all to all, a few
 * vectors where K is a sum of few products (mean fields), rows of links where most
 * couplings are zero, and all n² numbers else.
 *
 * Immutable and atomically reference-counted. Random ones draw from the streams
 * (seed, MUR_RNG_NETWORK, …), so that seed and sizes name them; two networks of one
 * model want two seeds. Constructors with a
 * GError say before allocating when memory does not suffice.
 *
 * Sources: Watts and Strogatz 1998; Barabási and Albert 1999; Kuramoto and Battogtokh
 * 2002; Abrams and Strogatz 2004; Abrams and others 2008. */

#pragma once

#include "core/base/table.h"
#include "core/parallel/pool.h"

#define MUR_NETWORK_MAX_N 16777216

typedef struct _MurNetwork MurNetwork;

/* What row i is divided by. */
typedef enum
{
  MUR_NORMALISATION_NONE,
  MUR_NORMALISATION_COUNT,  /* n */
  MUR_NORMALISATION_DEGREE, /* the number of links into i, where it has any */
  MUR_N_NORMALISATIONS
} MurNormalisation;

/* All to all: K_ij = 1. O(n) to apply, by the order parameter. */
MurNetwork *mur_network_new_uniform (gsize n, MurNormalisation normalisation);

/* K_ij = 1 + @difference where i and j are both among the first @n_first or both not,
 * 1 − @difference across; 0 < n_first < n. With equal populations and COUNT these are
 * the couplings (1 ± A)/2 of Abrams and others. O(n). */
MurNetwork *mur_network_new_two_populations (gsize n,
                                             gsize n_first,
                                             double difference,
                                             MurNormalisation normalisation);

/* On a ring, x_i = 2πi/n: K_ij = 1 + @amplitude cos (x_i − x_j). With COUNT that is the
 * kernel (1 + A cos x)/2π integrated over the ring. O(n), by three mean fields. */
MurNetwork *
mur_network_new_ring_cosine (gsize n, double amplitude, MurNormalisation normalisation);

/* On a ring of length 1: K_ij = exp (−@decay d), d ≤ ½ the distance. Dense. */
MurNetwork *mur_network_new_ring_exponential (gsize n,
                                              double decay,
                                              MurNormalisation normalisation,
                                              GError **error);

/* @couplings: n × n, row by row, copied; all finite but on the diagonal. Dense. */
MurNetwork *mur_network_new_matrix (gsize n,
                                    const double *couplings,
                                    MurNormalisation normalisation,
                                    GError **error);

/* K_ij uniform in [0, 1), as in the demonstration. Dense. */
MurNetwork *mur_network_new_random (gsize n,
                                    guint64 seed,
                                    MurNormalisation normalisation,
                                    GError **error);

/* K_ij = 1 for the @reach nearest on each side of a ring; 1 ≤ reach ≤ (n − 1)/2. */
MurNetwork *mur_network_new_ring (gsize n,
                                  gsize reach,
                                  MurNormalisation normalisation,
                                  GError **error);

/* That ring, with each link's far end moved elsewhere with @probability in [0, 1]; no
 * link twice. */
MurNetwork *mur_network_new_small_world (gsize n,
                                         gsize reach,
                                         double probability,
                                         guint64 seed,
                                         MurNormalisation normalisation,
                                         GError **error);

/* Grown from @n_links + 1 oscillators all linked: each further one links to @n_links
 * different ones, drawn in proportion to their degrees; 1 ≤ n_links < n. */
MurNetwork *mur_network_new_scale_free (
  gsize n, gsize n_links, guint64 seed, MurNormalisation normalisation, GError **error);

/* @n_rows × @n_columns oscillators, row by row, each linked to the four beside it;
 * the edges meet (a torus). */
MurNetwork *mur_network_new_lattice (gsize n_rows,
                                     gsize n_columns,
                                     MurNormalisation normalisation,
                                     GError **error);

/* Link k drives @targets[k] by @sources[k] with @weights[k] (nullable: 1), all below
 * @n; a pair may come once only. */
MurNetwork *mur_network_new_edges (gsize n,
                                   gsize n_edges,
                                   const guint32 *targets,
                                   const guint32 *sources,
                                   const double *weights,
                                   MurNormalisation normalisation,
                                   GError **error);

/* From tables that a person opened; @field names the input in errors.
 *
 * A square matrix without missing values; or links, in columns "from" (who drives),
 * "to" (who is driven) and optionally "weight", numbered from 1. @n: 0 for the largest
 * number that comes. */
/* Whether mur_network_new_matrix_table() can do it, without the memory and the time. */
gboolean mur_network_check_matrix_table (const MurTable *table,
                                         const char *field,
                                         GError **error);
MurNetwork *mur_network_new_matrix_table (const MurTable *table,
                                          const char *field,
                                          MurNormalisation normalisation,
                                          GError **error);
MurNetwork *mur_network_new_edge_table (gsize n,
                                        const MurTable *table,
                                        const char *field,
                                        MurNormalisation normalisation,
                                        GError **error);

/* Whether memory suffices to make such a network; dense: any with all n² couplings. */
gboolean mur_network_check_dense (gsize n, GError **error);
gboolean mur_network_check_ring (gsize n, gsize reach, GError **error);
gboolean mur_network_check_small_world (gsize n, gsize reach, GError **error);
gboolean mur_network_check_scale_free (gsize n, gsize n_links, GError **error);
gboolean mur_network_check_lattice (gsize n, GError **error);

MurNetwork *mur_network_ref (const MurNetwork *self);
void mur_network_unref (MurNetwork *self);

gsize mur_network_n (const MurNetwork *self);
/* Couplings that are not zero, of one row and of all. */
gsize mur_network_degree (const MurNetwork *self, gsize row);
gsize mur_network_n_links (const MurNetwork *self);
/* Normalised. @row: n values, written. */
double mur_network_coupling (const MurNetwork *self, gsize row, gsize column);
void mur_network_row (const MurNetwork *self, gsize row, double *values);

/* Both products @kx = K x and @ky = K y in one pass over K, without the diagonal; n
 * values each, no overlap. Equal bits for any @pool (nullable). */
void mur_network_apply (const MurNetwork *self,
                        MurPool *pool,
                        const double *x,
                        const double *y,
                        double *kx,
                        double *ky);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MurNetwork, mur_network_unref)
