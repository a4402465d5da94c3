using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Kalapa.App.Data.Configurations;

/// <summary>An instant as its UTC ticks: sortable and exact on every provider.</summary>
public sealed class UtcTicks() : ValueConverter<DateTimeOffset, long>(
    instant => instant.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));

/// <summary>Whole values kept as JSON text: they are replaced, never changed in place.</summary>
internal static class JsonColumn
{
    private static readonly JsonSerializerOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    public static PropertyBuilder<T> IsJson<T>(this PropertyBuilder<T> property, int? maxLength = null)
    {
        property.HasConversion(
            new ValueConverter<T, string>(value => Write(value), text => Read<T>(text)),
            new ValueComparer<T>(
                (left, right) => ReferenceEquals(left, right) || Write(left!) == Write(right!),
                value => Write(value).GetHashCode(StringComparison.Ordinal),
                value => value));
        property.Metadata.SetMaxLength(maxLength);
        return property;
    }

    public static PropertyBuilder<string> IsLongText(this PropertyBuilder<string> property)
    {
        property.Metadata.SetMaxLength(null);
        return property;
    }

    private static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    private static T Read<T>(string text) => JsonSerializer.Deserialize<T>(text, Options)!;
}
