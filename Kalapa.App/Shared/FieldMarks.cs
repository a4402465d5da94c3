namespace Kalapa.App.Shared;

/// <summary>What a screen reader hears at a field that <see cref="FormDialog.Problem"/> speaks about.</summary>
internal static class FieldMarks
{
    /// <summary>Wrong, and where it is said why.</summary>
    public static readonly Dictionary<string, object> Wrong = new() { ["aria-invalid"] = "true", ["aria-describedby"] = "dialog-problem" };

    /// <summary>The marks of <paramref name="field"/>; null when nothing is wrong with it.</summary>
    public static Dictionary<string, object>? Of(IReadOnlySet<string> wrong, string field) => wrong.Contains(field) ? Wrong : null;
}
