/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Objects as GVariants: the name of the type, then each field that travels by its name.
 * What comes in is checked against the type, so that a foreign or damaged object is an
 * error and no crash. */

#include "core/parallel/object.h"

#include "core/base/error.h"

static const MurField *
find_field (const MurObjectType *type, const char *name)
{
  for (const MurField *field = type->fields; field->name != NULL; field++)
    if (g_str_equal (field->name, name))
      return field;
  return NULL;
}

static gboolean
check_fields (const MurObjectType *type, gconstpointer object, GError **error)
{
  for (const MurField *field = type->fields; field->name != NULL; field++)
    if (field->kind == MUR_FIELD_REFUSED && field->is_held (object))
      {
        mur_error_set (error, MUR_ERROR_VALUE, field->name,
                       "%s: the one that %s holds cannot be shipped: %s", field->name,
                       type->name, field->why);
        return FALSE;
      }
  return TRUE;
}

GVariant *
mur_object_pack (const MurObjectType *type, gconstpointer object, GError **error)
{
  g_return_val_if_fail (type != NULL && object != NULL, NULL);

  GVariantBuilder builder;

  if (!check_fields (type, object, error))
    return NULL;
  g_variant_builder_init (&builder, G_VARIANT_TYPE_VARDICT);
  for (const MurField *field = type->fields; field->name != NULL; field++)
    if (field->kind == MUR_FIELD_TRAVELS)
      g_variant_builder_add (&builder, "{sv}", field->name, field->pack (object));
  return g_variant_new ("(sa{sv})", type->name, &builder);
}

static gboolean
refuse (const MurObjectType *type, const char *name, const char *why, GError **error)
{
  mur_error_set (error, MUR_ERROR_INPUT, name, "%s: not allowed in %s; %s", name,
                 type->name, why);
  return FALSE;
}

static gboolean
unpack_fields (const MurObjectType *type,
               GVariant *fields,
               gpointer object,
               GError **error)
{
  GVariantIter iter;
  const char *name;
  GVariant *packed;
  guint n = 0, n_wanted = 0;

  for (const MurField *field = type->fields; field->name != NULL; field++)
    n_wanted += field->kind == MUR_FIELD_TRAVELS;
  g_variant_iter_init (&iter, fields);
  while (g_variant_iter_next (&iter, "{&sv}", &name, &packed))
    {
      g_autoptr (GVariant) value = packed;
      const MurField *field = find_field (type, name);

      if (field == NULL || field->kind != MUR_FIELD_TRAVELS)
        return refuse (type, name, "no such field travels", error);
      if (!g_variant_is_of_type (value, G_VARIANT_TYPE (field->type)))
        return refuse (type, name, "its type is another one", error);
      field->unpack (object, value);
      n++;
    }
  return n == n_wanted || refuse (type, "fields", "some are missing", error);
}

gpointer
mur_object_unpack (const MurObjectType *type, GVariant *packed, GError **error)
{
  g_return_val_if_fail (type != NULL && packed != NULL, NULL);

  g_autoptr (GVariant) fields = NULL;
  const char *name;
  gpointer object;

  if (!g_variant_is_of_type (packed, G_VARIANT_TYPE ("(sa{sv})")))
    {
      refuse (type, "object", "it is no packed object", error);
      return NULL;
    }
  g_variant_get (packed, "(&s@a{sv})", &name, &fields);
  if (!g_str_equal (name, type->name))
    {
      mur_error_refuse (error, MUR_ERROR_INPUT, "object", name, "%s is", type->name);
      return NULL;
    }
  object = type->create ();
  if (unpack_fields (type, fields, object, error)
      && (type->complete == NULL || type->complete (object, error)))
    return object;
  type->destroy (object);
  return NULL;
}

GArray *
mur_object_measure (const MurObjectType *type, gconstpointer object)
{
  g_return_val_if_fail (type != NULL && object != NULL, NULL);

  GArray *sizes = g_array_new (FALSE, FALSE, sizeof (MurFieldSize));

  for (const MurField *field = type->fields; field->name != NULL; field++)
    {
      MurFieldSize size = { .name = field->name, .why = field->why };

      if (field->kind == MUR_FIELD_TRAVELS)
        {
          g_autoptr (GVariant) entry = g_variant_ref_sink (
            g_variant_new ("{sv}", field->name, field->pack (object)));

          size.bytes = g_variant_get_size (entry);
          size.why = NULL;
        }
      g_array_append_val (sizes, size);
    }
  return sizes;
}
