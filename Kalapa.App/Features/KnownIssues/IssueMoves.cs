using Kalapa.Domain.SupportRequests;

namespace Kalapa.App.Features.KnownIssues;

/// <summary>An update as it was typed.</summary>
/// <param name="Text">What is told.</param>
/// <param name="Minutes">Until the next one.</param>
public sealed record UpdateTold(string Text, int Minutes);

/// <summary>An ending as it was typed.</summary>
/// <param name="Outcome">What came of it.</param>
/// <param name="Cause">Why; may be empty.</param>
/// <param name="Text">What each client reads.</param>
public sealed record IssueOver(SupportOutcome Outcome, string Cause, string Text);
