using System.Globalization;
using System.Resources;
using Kalapa.App.Localisation;

namespace Kalapa.App.Features.Permits;

/// <summary>The printed permit is read by both sides of the gate, so it says everything in both languages, Indonesian first.</summary>
internal static class Bilingual
{
    private static readonly ResourceManager Words = new(typeof(PrintWords));
    private static readonly CultureInfo[] Languages = [Language.Culture(Language.Indonesian), Language.Culture(Language.English)];

    /// <summary>A word of <see cref="PrintWords"/> in both; said once where they are the same.</summary>
    public static string Say(string key, params object[] values) => Join(language => string.Format(language, Words.GetString(key, language)!, values));

    /// <summary>The Indonesian and the English sentence.</summary>
    public static IReadOnlyList<string> Both(string key) => [.. Languages.Select(language => Words.GetString(key, language)!)];

    /// <summary>What the languages say differently, such as a name of a paper or a date.</summary>
    public static string Join(Func<CultureInfo, string> text) => string.Join(" / ", Each(text));

    /// <summary>The same, a line for each.</summary>
    public static IReadOnlyList<string> Each(Func<CultureInfo, string> text)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            return [.. Languages.Select(language => text(CultureInfo.CurrentCulture = language)).Distinct()];
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
