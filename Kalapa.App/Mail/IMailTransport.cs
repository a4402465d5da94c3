namespace Kalapa.App.Mail;

/// <summary>A letter to one person, ready to be sent.</summary>
/// <param name="To">The address.</param>
/// <param name="ToName">Whose it is.</param>
/// <param name="Subject">One line.</param>
/// <param name="Text">The words without any form.</param>
/// <param name="Html">The same words as a page.</param>
public sealed record OutgoingMail(string To, string ToName, string Subject, string Text, string Html)
{
    /// <summary>What makes letters about one thing one conversation; null for a letter that stands alone.</summary>
    public string? Thread { get; init; }

    /// <summary>Tells this letter from every other, also when it is sent again.</summary>
    public required string Id { get; init; }

    /// <summary>Where its reader says that no more of the kind shall come; null for what cannot be switched off.</summary>
    public string? UnsubscribeAt { get; init; }
}

/// <summary>How a mail server took a letter.</summary>
public enum MailOutcome
{
    /// <summary>It has it now.</summary>
    Accepted,

    /// <summary>It will never take it: there is no such address, for example.</summary>
    Refused,

    /// <summary>Not at the moment; others it may take.</summary>
    TryLater,

    /// <summary>It could not be reached, or does not know us: no letter can be sent at the moment.</summary>
    Away,
}

/// <summary>How, and in the server's own words.</summary>
public sealed record MailAnswer(MailOutcome Outcome, string Said);

/// <summary>What brings letters to a mail server.</summary>
public interface IMailTransport
{
    /// <summary>One letter, one after the other.</summary>
    Task<MailAnswer> Send(OutgoingMail mail, CancellationToken cancellationToken);

    /// <summary>There is nothing to send for a while.</summary>
    Task Rest();
}
