namespace Kalapa.Tests.Support;

/// <summary>How much of a page axe looks at; it need not look again at what cannot have changed.</summary>
internal enum Look
{
    /// <summary>By all its rules.</summary>
    Whole,

    /// <summary>All but the colours: they are the same in each language, and take the longest.</summary>
    Words,
}
