namespace Kalapa.App.Data;

/// <summary>What somebody typed, as a pattern for <c>LIKE</c>: its wildcards are letters like any others.</summary>
internal static class LikePattern
{
    /// <summary>Goes with every pattern made here.</summary>
    public const string Escape = "!";

    /// <summary>Anything that contains <paramref name="text"/>.</summary>
    public static string Containing(string text) =>
        $"%{text.Replace("!", "!!", StringComparison.Ordinal).Replace("%", "!%", StringComparison.Ordinal).Replace("_", "!_", StringComparison.Ordinal)}%";
}
