using Kalapa.Domain.SupportRequests;

namespace Kalapa.App.Features.Categories;

/// <summary>What may be done to a category.</summary>
public enum CategoryAct
{
    /// <summary>One more group, beside all of them.</summary>
    AddGroup,

    /// <summary>One more topic in it.</summary>
    Add,

    /// <summary>Other names.</summary>
    Rename,

    /// <summary>It is not offered any more.</summary>
    Retire,

    /// <summary>It is offered again.</summary>
    Restore,
}

/// <summary>A button was pressed.</summary>
/// <param name="Code">Of which category; empty for a new group.</param>
/// <param name="Names">What it is called; a new group has no name yet.</param>
/// <param name="Act">Which.</param>
public sealed record CategoryAsked(string Code, BilingualName Names, CategoryAct Act);
