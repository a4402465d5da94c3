namespace Kalapa.App.Shared;

/// <summary>Numbers that a press calls.</summary>
internal static class PhoneLink
{
    /// <summary>The address for a number as people write it; a telephone's address takes neither blanks nor brackets.</summary>
    public static string Of(string phone) => $"tel:{string.Concat(phone.Where(sign => char.IsAsciiDigit(sign) || sign == '+'))}";
}
