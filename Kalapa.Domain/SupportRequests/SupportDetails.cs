using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Text;

namespace Kalapa.Domain.SupportRequests;

/// <summary>What a client says about a fault or a question. A value: a change makes a new one.</summary>
public sealed record SupportDetails
{
    /// <summary>Most of a place or a device in words.</summary>
    public const int LongestPlace = 120;

    /// <summary>One line that names it.</summary>
    public string Title { get; init; } = "";

    /// <summary>A code of <see cref="SupportCatalogue"/>; empty until chosen.</summary>
    public string Category { get; init; } = "";

    /// <summary>How much is affected; null until chosen.</summary>
    public Impact? Impact { get; init; }

    /// <summary>A zone code of the branch; empty when none is meant.</summary>
    public string Zone { get; init; } = "";

    /// <summary>A rack's label.</summary>
    public string Rack { get; init; } = "";

    /// <summary>A device, in words.</summary>
    public string Device { get; init; } = "";

    /// <summary>That device in the register (desk.md section 4); null when it is in words alone. It is of the request's own company.</summary>
    public Guid? DeviceId { get; init; }

    /// <summary>When it began; null when that is not known.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>What is wrong, or asked.</summary>
    public string Description { get; init; } = "";

    /// <summary>What the client has tried.</summary>
    public string TriedAlready { get; init; } = "";

    /// <summary>A number somebody answers.</summary>
    public string CallbackPhone { get; init; } = "";

    /// <summary>What Kalapa's people shall do by hand; null for everything but <see cref="SupportCatalogue.RemoteHands"/>.</summary>
    public HandsOn? HandsOn { get; init; }

    /// <summary>Every text within its limit, while it is written.</summary>
    public SupportDetails Fitting() => this with
    {
        Title = TypedText.Shorten(Title, ContentText.LongestTitle),
        Rack = TypedText.Shorten(Rack, LongestPlace),
        Device = TypedText.Shorten(Device, LongestPlace),
        Description = TypedText.Shorten(Description, ContentText.LongestText),
        TriedAlready = TypedText.Shorten(TriedAlready, ContentText.LongestText),
        CallbackPhone = TypedText.Shorten(CallbackPhone, ContentText.LongestPhone),
        Since = Since is { } since && TypedDate.IsMeant(since) ? since : null,
        HandsOn = HandsOn?.Fitting(),
    };

    /// <summary>Every text as what is seen of it, for good (R90); without hands-on steps where nobody's hands are asked for.</summary>
    public SupportDetails Cleaned() => (this with
    {
        Title = TypedText.Line(Title),
        Rack = TypedText.Line(Rack),
        Device = TypedText.Line(Device),
        Description = TypedText.Paragraphs(Description),
        TriedAlready = TypedText.Paragraphs(TriedAlready),
        CallbackPhone = TypedText.Digits(CallbackPhone),
        HandsOn = SupportCatalogue.IsHandsOn(Category) ? HandsOn?.Cleaned() : null,
    }).Fitting();
}

/// <summary>What Kalapa's people shall do with the client's equipment. That it is filled in and sent is the client's consent.</summary>
public sealed record HandsOn
{
    /// <summary>Code of the consent among the declarations.</summary>
    public const string ConsentCode = "HandsOn";

    /// <summary>The version of the consent's words that are shown beside the fields.</summary>
    public const int ConsentVersion = 1;

    /// <summary>The steps, one a line.</summary>
    public string Steps { get; init; } = "";

    /// <summary>The equipment may be switched off; null until answered.</summary>
    public bool? MayBeSwitchedOff { get; init; }

    /// <summary>Who answers the phone while it is done, by name and number.</summary>
    public string Contact { get; init; } = "";

    /// <summary>The consent as given: version of the words, who, when; null until ticked.</summary>
    public Declaration? Consent { get; init; }

    internal HandsOn Fitting() => this with
    {
        Steps = TypedText.Shorten(Steps, ContentText.LongestText),
        Contact = TypedText.Shorten(Contact, ContentText.LongestTitle),
    };

    internal HandsOn Cleaned() => this with { Steps = TypedText.Paragraphs(Steps), Contact = TypedText.Digits(Contact) };
}
