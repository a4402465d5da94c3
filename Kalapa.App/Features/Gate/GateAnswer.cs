using Kalapa.Domain.Permits;

namespace Kalapa.App.Features.Gate;

/// <summary>What a question at the gate is answered with: exactly one of these.</summary>
public abstract record GateAnswer
{
    /// <summary>A permit of this gate is open.</summary>
    /// <param name="View">As it is now.</param>
    /// <param name="CodeShown">Its code was shown. A row of a list only shows who comes: nobody enters on it without more.</param>
    public sealed record Permit(GateView View, bool CodeShown) : GateAnswer
    {
        /// <summary>The code was shown, so that its people may come in while the permit says yes.</summary>
        public bool MayEnter => CodeShown && View.Denied is null;

        /// <summary>A no about one person, beside the permit's own verdict.</summary>
        public PersonRefusal? Refusal { get; init; }

        /// <summary>What the last press did, in words.</summary>
        public string? Said { get; init; }
    }

    /// <summary>A code leads to no permit of this gate.</summary>
    /// <param name="Code">Why.</param>
    /// <param name="Typed">What was typed.</param>
    /// <param name="Elsewhere">Where the permit is good, by the branch's name; null when it is nobody's.</param>
    public sealed record Refused(DenyCode Code, string Typed, string? Elsewhere) : GateAnswer;

    /// <summary>Too many wrong codes: nothing was looked up.</summary>
    /// <param name="Typed">What was typed.</param>
    /// <param name="Until">When the next one is.</param>
    public sealed record Held(string Typed, DateTimeOffset Until) : GateAnswer;

    /// <summary>A ticket's number was typed, and no visit of these days at this gate has it.</summary>
    /// <param name="Number">As typed.</param>
    public sealed record NoVisit(string Number) : GateAnswer;

    /// <summary>Nothing was looked up; the reason stands on the page.</summary>
    /// <param name="Problem">In words.</param>
    public sealed record Failed(string Problem) : GateAnswer;
}

/// <summary>Why one person does not come in or go out.</summary>
/// <param name="PersonId">Who.</param>
/// <param name="Name">As on the list.</param>
/// <param name="Code">Why.</param>
public sealed record PersonRefusal(Guid PersonId, string Name, DenyCode Code);

/// <summary>An answer that a newer question took the place of.</summary>
/// <param name="Typed">What had been typed or scanned.</param>
/// <param name="Answer">What came of it.</param>
/// <param name="At">When.</param>
public sealed record EarlierAnswer(string Typed, GateAnswer Answer, DateTimeOffset At);
