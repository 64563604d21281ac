/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What each file adds to the test program of core/parallel, and what they share. */

#pragma once

#include "core/parallel/workers.h"

void mur_test_pool (void);
void mur_test_workers (void);
void mur_test_objects (void);
void mur_test_deaths (void);

/* 10¹⁰ + … + 19¹⁰, as the sum of whole numbers has it. */
#define TEST_SUM 13918657338925.0

/* The whole of a process that is to be ended by force: starts three workers and prints
 * their numbers. */
int mur_test_be_parent (void);

MurWorkers *test_workers_new (MurWorkersKind kind, guint n);
/* @first, @first + 1, … (transfer floating) */
GVariant *test_range (double first, gsize n);
/* Of an array of numbers. */
double test_sum_of (GVariant *array);
