/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The struct of a network, and its products by kind. Private to core/oscillators. */

#pragma once

#include "core/oscillators/network.h"

/* Rows side by side in one register; row counts are rounded up to whole panels. */
#define MUR_PANEL 8
#define MUR_PANELS(n) (((n) + MUR_PANEL - 1) / MUR_PANEL)
#define MUR_PADDED(n) (MUR_PANELS (n) * MUR_PANEL)

#define MUR_NETWORK_MAX_FIELDS 3

typedef enum
{
  MUR_NETWORK_FIELDS, /* K_ij = f_i Σ_r left_ir right_jr */
  MUR_NETWORK_DENSE,
  MUR_NETWORK_LINKS /* compressed sparse rows */
} MurNetworkKind;

struct _MurNetwork
{
  gatomicrefcount ref_count;
  MurNetworkKind kind;
  gsize n;
  gsize n_links;

  /* What rows are multiplied by; dense ones are already. */
  double factor;
  double *row_factors; /* nullable: then they replace factor */

  guint n_fields;
  double diagonal;  /* Σ_r left_ir right_ir, the same for all i; to be taken off */
  double *left;     /* n_fields × n; NULL where all are 1 */
  double *right;    /* the same */
  gsize n_first;    /* rows of the first of two populations; n where there is one */
  gsize degrees[2]; /* of the populations */

  double *panels; /* MUR_PANELS (n) × n × MUR_PANEL: a panel's columns one by one */

  gsize *row_begins; /* n + 1 */
  guint32 *sources;  /* ascending in a row */
  double *weights;   /* NULL where all are 1 */
};

MurNetwork *mur_network_alloc (MurNetworkKind kind, gsize n);
/* Works out the factors from the degrees. */
void mur_network_normalise (MurNetwork *self, MurNormalisation normalisation);
void mur_network_normalise_dense (MurNetwork *self, MurNormalisation normalisation);
/* A network of links from one array of pairs, each driving the other, none twice. */
MurNetwork *mur_network_new_mutual (gsize n,
                                    gsize n_pairs,
                                    const guint32 *first,
                                    const guint32 *second,
                                    MurNormalisation normalisation,
                                    GError **error);
/* n × n zeros as panels, to be filled by mur_network_set_dense(). */
MurNetwork *mur_network_alloc_dense (gsize n, GError **error);
void mur_network_set_dense (MurNetwork *self, gsize row, const double *values);

/* The parts of a product K x, K y over rows, @begin a multiple of MUR_PANEL.
 *
 * First the mean fields: 2 × n_fields sums over these rows, to be added up over all
 * rows; nothing for other kinds. Then the product, into @kx[0] … rounded up to a whole
 * panel. @pairs: x and y interleaved, for links only. */
void mur_network_partial_sums (const MurNetwork *self,
                               gsize begin,
                               gsize n,
                               const double *x,
                               const double *y,
                               double *sums);
void mur_network_product (const MurNetwork *self,
                          gsize begin,
                          gsize n,
                          const double *x,
                          const double *y,
                          const double *pairs,
                          const double *sums,
                          double *kx,
                          double *ky);

void mur_network_product_fields (const MurNetwork *self,
                                 gsize begin,
                                 gsize n,
                                 const double *x,
                                 const double *y,
                                 const double *sums,
                                 double *kx,
                                 double *ky);
void mur_network_product_dense (const MurNetwork *self,
                                gsize begin,
                                gsize n,
                                const double *x,
                                const double *y,
                                double *kx,
                                double *ky);
void mur_network_product_links (const MurNetwork *self,
                                gsize begin,
                                gsize n,
                                const double *pairs,
                                double *kx,
                                double *ky);
void mur_network_interleave (gsize n, const double *x, const double *y, double *pairs);

/* Rows to a chunk: by the size of the problem alone. A multiple of MUR_PANEL. */
gsize mur_network_chunk (const MurNetwork *self);
