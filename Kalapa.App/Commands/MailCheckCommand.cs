using System.Globalization;
using Kalapa.App.Mail;
using Kalapa.App.Setup;

namespace Kalapa.App.Commands;

/// <summary><c>check --mail</c>: one letter by the configured server, so that it is known before the first invitation whether it takes any.</summary>
internal static class MailCheckCommand
{
    /// <summary>Sends it and says what the server said.</summary>
    /// <returns>0 when the server took it; 1 otherwise.</returns>
    public static async Task<int> Run(string[] args, string to)
    {
        var builder = KalapaBuilder.Unchecked(args);
        var wrong = Settings.Faults(builder.Configuration, builder.Environment.EnvironmentName).Where(sentence => sentence.Contains("Kalapa:Mail", StringComparison.Ordinal)).ToList();
        if (wrong.Count > 0 || MailSettings.Of(builder.Configuration) is not { } settings)
        {
            Console.WriteLine(wrong.Count > 0 ? string.Join('\n', wrong) : "Kalapa:Mail:Host is missing, so Kalapa sends no mail. Example: Kalapa:Mail:Host=smtp.kalapa.example");
            return 1;
        }

        using var transport = new SmtpTransport(settings);
        var link = builder.Configuration["Kalapa:PublicAddress"];
        var answer = await transport.Send(
            new(to, "", "Kalapa: mail works", $"This letter was asked for at the command line, to see whether mail works. Links in letters begin with {link}\n",
                $"<!DOCTYPE html><html lang=\"en\"><head><title>Kalapa: mail works</title></head><body><p>This letter was asked for at the command line, to see whether mail works. Links in letters begin with <a href=\"{link}\">{link}</a></p></body></html>")
            {
                Id = $"kalapa.check.{DateTimeOffset.UtcNow.Ticks.ToString(CultureInfo.InvariantCulture)}",
            },
            CancellationToken.None);
        await transport.Rest();
        Console.WriteLine(answer.Outcome == MailOutcome.Accepted
            ? $"{settings.Host} took a letter to {to}. It said: {answer.Said}"
            : $"{settings.Host}:{settings.Port} did not take a letter to {to}. It said: {answer.Said}");
        return answer.Outcome == MailOutcome.Accepted ? 0 : 1;
    }
}
