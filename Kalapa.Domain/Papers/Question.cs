namespace Kalapa.Domain.Papers;

/// <summary>A question whose answer chooses types or conditions.</summary>
/// <param name="Code">Q01..Q13.</param>
/// <param name="TextId">Indonesian words.</param>
/// <param name="TextEn">English words.</param>
/// <param name="Choices">The answers there are.</param>
public sealed record Question(string Code, string TextId, string TextEn, IReadOnlyList<Choice> Choices)
{
    /// <summary>Code of the question that chooses the base type.</summary>
    public const string Work = "Q01";
}

/// <summary>One answer.</summary>
/// <param name="Code">Stored in <c>RequestContent.Answers</c>.</param>
/// <param name="TextId">Indonesian words.</param>
/// <param name="TextEn">English words.</param>
/// <param name="Type">The permit type it chooses, or null.</param>
/// <param name="Condition">The one of <see cref="Conditions"/> it makes true, or null.</param>
public sealed record Choice(string Code, string TextId, string TextEn, string? Type = null, string? Condition = null);

/// <summary>What a paper rule may depend on.</summary>
public static class Conditions
{
    /// <summary>People of another company come.</summary>
    public const string Vendor = "vendor";

    /// <summary>Equipment comes in.</summary>
    public const string In = "in";

    /// <summary>Equipment goes out.</summary>
    public const string Out = "out";

    /// <summary>A service or a shared system may be affected.</summary>
    public const string Impact = "impact";

    /// <summary>Chemicals, batteries or liquids.</summary>
    public const string Chemicals = "chemicals";

    /// <summary>Any add-on is chosen.</summary>
    public const string AddOn = "addon";
}

/// <summary>What the answers chose.</summary>
/// <param name="Types">Permit types: the base type, then the add-ons in the catalogue's order; empty until a base type is chosen.</param>
/// <param name="Conditions">Those of <see cref="Papers.Conditions"/> that hold.</param>
public sealed record Selection(IReadOnlyList<string> Types, IReadOnlySet<string> Conditions)
{
    /// <summary>Nothing is chosen.</summary>
    public static Selection None { get; } = new([], new HashSet<string>());
}
