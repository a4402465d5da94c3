using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kalapa.App.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Solutions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Solutions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Category = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Audience = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    ReviewBy = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Indonesian = table.Column<string>(type: "TEXT", nullable: false),
                    English = table.Column<string>(type: "TEXT", nullable: false),
                    AuthorId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AuthorName = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    WriterIds = table.Column<string>(type: "TEXT", nullable: false),
                    PublisherName = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    ChangedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Used = table.Column<int>(type: "INTEGER", nullable: false),
                    Helped = table.Column<int>(type: "INTEGER", nullable: false),
                    TicketIds = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Solutions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "SolutionSearchTexts",
                columns: table => new
                {
                    Key = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    SolutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Words = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SolutionSearchTexts", x => x.Key);
                    table.ForeignKey(
                        name: "FK_SolutionSearchTexts_Solutions_SolutionId",
                        column: x => x.SolutionId,
                        principalTable: "Solutions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Solutions_State_Helped",
                table: "Solutions",
                columns: new[] { "State", "Helped" });

            migrationBuilder.CreateIndex(
                name: "IX_SolutionSearchTexts_SolutionId",
                table: "SolutionSearchTexts",
                column: "SolutionId",
                unique: true);

            // As TicketTextIndex: the triggers keep it beside its rows. Here hits are ordered by how well they fit, so it knows how often a word stands where.
            migrationBuilder.Sql("""
                CREATE VIRTUAL TABLE "SolutionTextIndex" USING fts5("Words", content='SolutionSearchTexts', content_rowid='Key', prefix='3 4 5', tokenize='ascii');
                """);
            migrationBuilder.Sql("""
                CREATE TRIGGER "SolutionSearchTexts_Insert" AFTER INSERT ON "SolutionSearchTexts" BEGIN
                    INSERT INTO "SolutionTextIndex"(rowid, "Words") VALUES (new."Key", new."Words");
                END;
                """);
            migrationBuilder.Sql("""
                CREATE TRIGGER "SolutionSearchTexts_Delete" AFTER DELETE ON "SolutionSearchTexts" BEGIN
                    INSERT INTO "SolutionTextIndex"("SolutionTextIndex", rowid, "Words") VALUES ('delete', old."Key", old."Words");
                END;
                """);
            migrationBuilder.Sql("""
                CREATE TRIGGER "SolutionSearchTexts_Update" AFTER UPDATE OF "Words" ON "SolutionSearchTexts" BEGIN
                    INSERT INTO "SolutionTextIndex"("SolutionTextIndex", rowid, "Words") VALUES ('delete', old."Key", old."Words");
                    INSERT INTO "SolutionTextIndex"(rowid, "Words") VALUES (new."Key", new."Words");
                END;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TABLE \"SolutionTextIndex\";");

            migrationBuilder.DropTable(
                name: "SolutionSearchTexts");

            migrationBuilder.DropTable(
                name: "Solutions");
        }
    }
}
