using System.Globalization;
using System.Resources;
using Kalapa.App.Localisation;

namespace Kalapa.Tests.App.Localisation;

/// <summary>Every class whose name ends in Words has a resource of the same name beside it.</summary>
internal static class Words
{
    public static IEnumerable<Type> All => typeof(RuleWords).Assembly.GetTypes()
        .Where(type => type.Name.EndsWith("Words", StringComparison.Ordinal) && type is { IsClass: true, IsPublic: true });

    /// <summary>The Indonesian ones.</summary>
    public static IReadOnlyDictionary<string, string> Indonesian(Type words) => Read(words, CultureInfo.InvariantCulture);

    /// <summary>The English ones, without falling back.</summary>
    public static IReadOnlyDictionary<string, string> English(Type words) => Read(words, CultureInfo.GetCultureInfo("en"));

    private static Dictionary<string, string> Read(Type words, CultureInfo culture) =>
        new ResourceManager(words).GetResourceSet(culture, createIfNotExists: true, tryParents: false)?
            .Cast<System.Collections.DictionaryEntry>()
            .ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!) ?? [];
}
