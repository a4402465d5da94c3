using System.Globalization;
using System.Resources;
using Kalapa.App.Shared;

namespace Kalapa.App.Features.Reports;

/// <summary>Words of the reports, on the page and in the workbooks.</summary>
public sealed class ReportWords
{
    private static readonly ResourceManager Own = new(typeof(ReportWords));
    private static readonly ResourceManager Common = new(typeof(SharedWords));

    /// <summary>A word in the reader's language; of states and roles, the one that every screen has.</summary>
    internal static string Say(string key, params object[] values) => string.Format(
        CultureInfo.CurrentCulture,
        Own.GetString(key, CultureInfo.CurrentUICulture) ?? Common.GetString(key, CultureInfo.CurrentUICulture) ?? key,
        values);

    /// <summary>The word of a choice; empty for none.</summary>
    internal static string Say<T>(T? choice)
        where T : struct, Enum => choice is { } chosen ? Say($"{typeof(T).Name}.{chosen}") : "";
}
