using System.Security.Cryptography;

namespace Kalapa.App.Shared;

/// <summary>Six characters a user can read out and an admin can find in the log.</summary>
public static class ErrorCode
{
    /// <summary>Logs <paramref name="error"/> under a new code and gives the code.</summary>
    public static string Log(ILogger logger, Exception? error)
    {
        var code = RandomNumberGenerator.GetString("0123456789ABCDEFGHJKMNPQRSTVWXYZ", 6);
        logger.LogError(error, "Unexpected error shown to a user as {ErrorCode}", code);
        return code;
    }
}
