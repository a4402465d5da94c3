namespace Kalapa.Domain.Permits;

/// <summary>How a deny code is written on screens, in the API and in reports.</summary>
public static class DenyCodeSpelling
{
    /// <summary>The specification's spelling, such as <c>NOT_FOUND</c>.</summary>
    public static string Spelled(this DenyCode code) =>
        string.Concat(code.ToString().Select((letter, at) =>
            at > 0 && char.IsUpper(letter) ? $"_{letter}" : char.ToUpperInvariant(letter).ToString()));
}
