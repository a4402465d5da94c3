using Kalapa.Domain;

namespace Kalapa.App.Files;

/// <summary>Names by which a PDF runs something or carries other files. A name is given as it reads once its escapes are undone.</summary>
internal static class PdfNames
{
    /// <param name="before">The name right before it, when nothing stands between; a key, when this is its value.</param>
    /// <param name="name">Without the slash.</param>
    /// <exception cref="RuleBroken"><c>file.active</c>; <c>file.embedded</c>.</exception>
    public static void Demand(string? before, string name)
    {
        switch (name)
        {
            case "JavaScript" or "JS" or "XFA" or "Launch" or "ImportData":
                throw new RuleBroken("file.active");
            case "EmbeddedFile" or "EmbeddedFiles" or "EF" or "FileAttachment" or "GoToE" or "RichMedia" or "RichMediaContent" or "RichMediaExecute":
            case "3D" or "Movie" or "Sound" or "Screen" when before == "Subtype":
                throw new RuleBroken("file.embedded");
        }
    }
}
