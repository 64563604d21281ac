/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The actions of a window that work on the page in sight. */

#pragma once

#include "app/window/window.h"

/* Adds the actions, their keys, and a place to drop files; once, to a new window. */
void mur_window_add_actions (MurWindow *self);
