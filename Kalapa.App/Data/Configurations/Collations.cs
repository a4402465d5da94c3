using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Data.Configurations;

/// <summary>
/// MySQL and MariaDB differ in their default collations, so every text column names its own: exact bytes for codes, states and
/// JSON; one case-insensitive collation that both have for what people search by.
/// </summary>
internal static class Collations
{
    private const string Exact = "utf8mb4_bin";
    private const string People = "utf8mb4_unicode_ci";

    private static readonly HashSet<string> Searched =
        ["DisplayName", "UserName", "NormalizedUserName", "Email", "NormalizedEmail", "FullName", "LegalName", "Company", "Title"];

    public static void Apply(ModelBuilder builder)
    {
        builder.HasCharSet("utf8mb4");
        foreach (var property in builder.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties()))
        {
            var stored = property.GetValueConverter()?.ProviderClrType ?? property.GetProviderClrType() ?? property.ClrType;
            if (stored == typeof(string) || (property.ClrType.IsEnum && stored != typeof(int)))
            {
                property.SetCollation(Searched.Contains(property.Name) ? People : Exact);
            }
        }
    }
}
