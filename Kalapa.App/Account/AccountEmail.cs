using System.Diagnostics.CodeAnalysis;
using Kalapa.Domain.Text;

namespace Kalapa.App.Account;

/// <summary>
/// An e-mail as accounts are found, counted and compared by. One reading for all of these: two would tell by their differences which
/// e-mails exist.
/// </summary>
internal static class AccountEmail
{
    /// <summary>What a mail server takes at most.</summary>
    public const int MaxLength = 254;

    /// <summary>Reads what was typed; its length is asked before anything else is done with it.</summary>
    public static bool TryRead(string? typed, [NotNullWhen(true)] out string? email)
    {
        // A little more than the e-mail itself: what is pasted brings spaces along.
        email = typed is { Length: <= MaxLength + 64 } ? TypedText.EmailKey(typed) : null;
        if (email is { Length: > 0 and <= MaxLength })
        {
            return true;
        }

        email = null;
        return false;
    }
}
