namespace Kalapa.App.Mail;

/// <summary>Whether the mail server answers, as this node's sender found it last.</summary>
public sealed class MailHealth(ILogger<MailHealth> log)
{
    private volatile MailFailure? _failure;

    /// <summary>It cannot be reached, or does not let us in.</summary>
    public bool IsAway => _failure is not null;

    /// <summary>Since when, and what was said; null while it answers.</summary>
    public MailFailure? Failure => _failure;

    /// <summary>What became of a letter. The first failure and the end of it are logged, not each try.</summary>
    public void Note(MailAnswer answer, DateTimeOffset now)
    {
        if (answer.Outcome != MailOutcome.Away)
        {
            if (_failure is { } over)
            {
                log.LogInformation("The mail server answers again; it did not since {Since:O}.", over.Since);
            }

            _failure = null;
        }
        else if (_failure is not { } since)
        {
            log.LogWarning("The mail server cannot be used: {Said} Letters wait until it can.", answer.Said);
            _failure = new(now, answer.Said);
        }
        else
        {
            _failure = since with { Said = answer.Said };
        }
    }
}

/// <summary>The mail server cannot be used.</summary>
/// <param name="Since">When that was first seen.</param>
/// <param name="Said">What was said last.</param>
public sealed record MailFailure(DateTimeOffset Since, string Said);
