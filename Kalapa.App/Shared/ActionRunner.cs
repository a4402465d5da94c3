using Kalapa.App.Localisation;
using Kalapa.App.Outages;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using MudBlazor;

namespace Kalapa.App.Shared;

/// <summary>What a button does: one press runs one verb, and whatever it answers becomes a sentence. One for each page.</summary>
public sealed class ActionRunner(RuleSentences sentences, ISnackbar snackbar, CircuitWork work, DatabaseOutage outage)
{
    private static readonly IReadOnlySet<string> NoField = new HashSet<string>();

    private bool _leaving;

    /// <summary>A verb runs; a second press does nothing.</summary>
    public bool Busy { get; private set; }

    /// <summary>Why the last verb did not happen, a line for each reason; null when it did.</summary>
    public string? Problem { get; private set; }

    /// <summary>The fields that <see cref="Problem"/> speaks about, as <see cref="RuleBroken.Field"/> names them.</summary>
    public IReadOnlySet<string> WrongFields { get; private set; } = NoField;

    /// <summary>The verb leads to another page: a press that comes on the way there does nothing.</summary>
    public void LockUntilNavigated() => _leaving = true;

    /// <summary>Another question is asked: what went wrong before is no longer about it.</summary>
    public void ClearError() => (Problem, WrongFields) = (null, NoField);

    /// <summary>Runs <paramref name="verb"/>; true when it happened.</summary>
    /// <param name="verb">
    /// Throws <see cref="RuleBroken"/> or <see cref="AccessDenied"/> for an expected no. An outage of the database becomes a sentence as well:
    /// the page stays, with what was typed.
    /// </param>
    /// <param name="done">Said on success.</param>
    public async Task<bool> RunAsync(Func<Task> verb, string? done = null)
    {
        if (Busy)
        {
            return false;
        }

        Busy = true;
        ClearError();
        using var going = work.Begin();
        try
        {
            await verb();
        }
        catch (RuleBroken broken)
        {
            Problem = string.Join('\n', broken.All.Select(fault => sentences.Say(fault)));
            WrongFields = broken.All.Select(fault => fault.Field).OfType<string>().ToHashSet();
        }
        catch (AccessDenied denied)
        {
            Problem = sentences.Say(denied);
        }
        catch (Exception failure) when (outage.Is(failure))
        {
            Problem = sentences.Say(failure);
        }
        finally
        {
            Busy = _leaving;
        }

        if ((Problem ?? done) is { } said)
        {
            snackbar.Add(said, Problem is null ? Severity.Success : Severity.Error);
        }

        return Problem is null;
    }
}
