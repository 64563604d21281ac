/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The struct of a model and its passes, which integrators fuse with their own loops.
 * Private to core/oscillators.
 *
 * A rate needs the sine and cosine of every oscillator, so work goes in two passes over
 * the chunks with a barrier between them: prepare the sines and cosines (a wave), sum
 * them up, take the rates. */

#pragma once

#include "core/oscillators/kuramoto.h"
#include "core/oscillators/network-private.h"

/* Rows of the largest chunk. */
#define MUR_CHUNK 1024

/* Sines and cosines of m φ of all oscillators, or one coefficient of their series. */
typedef struct
{
  double *sine[MUR_KURAMOTO_HARMONICS]; /* padded to whole panels */
  double *cosine[MUR_KURAMOTO_HARMONICS];
  double *pairs[MUR_KURAMOTO_HARMONICS]; /* cosines and sines of links, interleaved */
  double *partial;                       /* mean fields of each chunk */
  double sums[MUR_KURAMOTO_HARMONICS][2 * MUR_NETWORK_MAX_FIELDS];
} MurWave;

struct _MurKuramoto
{
  gsize n;
  MurPool *pool;
  double *frequencies;

  MurNetwork *networks[MUR_KURAMOTO_HARMONICS];
  double strengths[MUR_KURAMOTO_HARMONICS];
  double phase_lag;
  double cos_lag;
  double sin_lag;
  guint n_harmonics; /* up to the highest with a network */

  gsize chunk;
  gsize n_chunks;
  MurWave waves[2];   /* the second only where rates need other oscillators' sines */
  gboolean has_links; /* rates need them: networks other than mean fields */
  guint64 n_prepared; /* counts up whenever a wave changes */
};

void mur_kuramoto_fit_waves (MurKuramoto *self);
void mur_kuramoto_clear_waves (MurKuramoto *self);

/* Runs @func for all chunks, on the pool where there is more than one. */
void mur_kuramoto_for (MurKuramoto *self, MurChunkFunc func, gpointer data);

static inline gsize
mur_kuramoto_chunk_length (const MurKuramoto *self, gsize chunk)
{
  return MIN (self->chunk, self->n - chunk * self->chunk);
}

/* @phases: those of the chunk. */
void mur_kuramoto_prepare (const MurKuramoto *self,
                           MurWave *wave,
                           gsize chunk,
                           const double *phases);
/* The rest of it, where sine[0] and cosine[0] of the wave are there already. */
void
mur_kuramoto_prepare_harmonics (const MurKuramoto *self, MurWave *wave, gsize chunk);
/* The rest of that, where sines and cosines of all harmonics are there. */
void mur_kuramoto_prepare_rest (const MurKuramoto *self, MurWave *wave, gsize chunk);
void mur_kuramoto_reduce (MurKuramoto *self, MurWave *wave);

/* @omega, @rates: those of the chunk; they may be the same array. */
void mur_kuramoto_rates (const MurKuramoto *self,
                         const MurWave *wave,
                         gsize chunk,
                         const double *omega,
                         double *rates);

/* All to all with one coupling. */
static inline gboolean
mur_network_is_uniform (const MurNetwork *network)
{
  return network->kind == MUR_NETWORK_FIELDS && network->left == NULL;
}

/* What such a network brings to every rate, from the sums of all sines, @u, and cosines:
 * constant + by_cosine · cos mφ − by_sine · sin mφ. */
typedef struct
{
  double by_cosine, by_sine, constant;
} MurUniformDrive;

MurUniformDrive
mur_kuramoto_uniform_drive (const MurKuramoto *self, guint m, double u, double v);

/* What the harmonic's network brings to the chunk, with strength and lag: the rate is
 * Σ_m by_cosine · cos mφ − by_sine · sin mφ. Whole panels are written. */
void mur_kuramoto_drive (const MurKuramoto *self,
                         const MurWave *wave,
                         guint m,
                         gsize chunk,
                         double *by_cosine,
                         double *by_sine);
