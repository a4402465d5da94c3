namespace Kalapa.App.Live;

/// <summary>A known issue was declared, told again or resolved, or its tickets changed. It carries no content: whoever hears it reads again, with the own rights.</summary>
/// <param name="Id">Which.</param>
public sealed record KnownIssueChanged(Guid Id);
